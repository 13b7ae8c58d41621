package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.util.function.Supplier;

/** The process of a simulated consumer with an inventory. A new one has what the one before has stored. */
final class SimulatedProcess {

    static final Duration BETWEEN_CONFIRMATIONS = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofSeconds(50);

    private final boolean changes;
    private final WalkSettings settings;
    private final Mishaps mishaps;
    /** Gives the same inventory again, as after a start of the process. */
    private final Supplier<Inventory> opened;

    private CountOrShare most;
    private Inventory inventory;
    private Sweeps sweeps;
    private Position known;
    private Position durable = Position.START;

    SimulatedProcess(
            boolean changes, WalkSettings settings, Mishaps mishaps, CountOrShare most, Supplier<Inventory> opened) {
        this.changes = changes;
        this.settings = settings;
        this.mishaps = mishaps;
        this.most = most;
        this.opened = opened;
        restart();
    }

    void restart() {
        inventory = opened.get();
        Detection detection =
                new Detection(mishaps.over(inventory), changes ? INTERVAL : null, BETWEEN_CONFIRMATIONS, most);
        sweeps = changes ? Sweeps.changes(settings, detection) : Sweeps.snapshots(settings, detection);
        known = durable;
    }

    /** A new process, which lets all reports pass. */
    void restartUnguarded() {
        most = CountOrShare.parse("100%");
        restart();
    }

    CountOrShare most() {
        return most;
    }

    /** How many contacts the inventory has. */
    long entries() {
        return inventory.size();
    }

    Sweeps sweeps() {
        return sweeps;
    }

    Position known() {
        return known;
    }

    /** Stores the inventory first, and then the position. */
    void save(Sweep sweep) {
        sweeps.flush();
        Position reached = PositionJson.read(PositionJson.write(sweep.position()));
        known = reached;
        mishaps.write(() -> durable = reached);
    }
}
