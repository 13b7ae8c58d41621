package com.cognipeer.camel.contacts.poll;

import java.util.Random;

/** The movement of a simulated workspace and of its clock. */
final class Movement {

    private static final int MOVES_A_POLL = 40;

    private final Random random;
    private final SimulatedServer server;
    private final SimulatedWorkspace workspace;
    private boolean calm;
    private int left;

    Movement(Random random, SimulatedServer server, SimulatedWorkspace workspace) {
        this.random = random;
        this.server = server;
        this.workspace = workspace;
    }

    /** Nothing moves any more. */
    void end() {
        calm = true;
        workspace.commitAll();
    }

    boolean isOver() {
        return calm;
    }

    /** A poll begins, during which the workspace moves a bounded number of times. */
    void pollBegins() {
        left = MOVES_A_POLL;
    }

    void move(int mostMoves) {
        if (calm) {
            return;
        }
        for (int moves = random.nextInt(mostMoves); moves > 0 && left-- > 0; moves--) {
            tick();
            workspace.commitDue();
            workspace.move();
        }
        workspace.commitDue();
    }

    void tick() {
        server.now = server.now.plusMillis(random.nextInt(10) == 0 ? 900 : random.nextInt(60));
    }
}
