package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final Steps steps = new Steps();
    private final List<String> taken = new ArrayList<>();

    @Test
    void aStepThatIsBroughtInsideAnotherOneIsTakenBehindIt() {
        steps.take(() -> {
            steps.take(() -> taken.add("second"));
            taken.add("first");
        });

        assertThat(taken).containsExactly("first", "second");
    }

    @Test
    void moreStepsThanTheStackHasRoomForFollowOneAnother() {
        steps.take(() -> goOn(1_000_000));

        assertThat(taken).containsExactly("last");
    }

    private void goOn(int left) {
        if (left == 0) {
            taken.add("last");
        } else {
            steps.take(() -> goOn(left - 1));
        }
    }

    @Test
    void twoStepsAreNeverTakenAtTheSameTime() throws InterruptedException {
        int number = 10_000;
        int[] counted = new int[1];
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch done = new CountDownLatch(number);
        for (int i = 0; i < number; i++) {
            threads.execute(() -> steps.take(() -> {
                counted[0]++;
                done.countDown();
            }));
        }
        threads.shutdown();

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(counted[0]).isEqualTo(number);
    }
}
