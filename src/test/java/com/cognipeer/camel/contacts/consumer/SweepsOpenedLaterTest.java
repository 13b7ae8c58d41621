package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SweepsOpenedLaterTest {

    private final Opened opened = new Opened();

    @Test
    void itIsOpenedOnce() throws Exception {
        SweepSource later = new SweepsOpenedLater(opened::open);
        assertThat(later.key()).isNull();

        later.begin(10);
        later.begin(10);

        assertThat(opened.openings).isOne();
        assertThat(later.key()).isEqualTo("opened");
    }

    @Test
    void anOpeningThatFailsIsTriedAgain() throws Exception {
        SweepSource later = new SweepsOpenedLater(() -> {
            if (opened.openings == 0) {
                opened.openings++;
                throw new IllegalStateException("down");
            }
            return opened.open();
        });

        assertThatThrownBy(() -> later.begin(10)).hasMessage("down");
        later.begin(10);

        assertThat(later.key()).isEqualTo("opened");
    }

    @Test
    void whatIsOpenedAfterItsEndIsGivenUp() {
        SweepSource[] later = new SweepSource[1];
        later[0] = new SweepsOpenedLater(() -> {
            later[0].close();
            return opened.open();
        });

        assertThatThrownBy(() -> later[0].begin(10)).isInstanceOf(CancellationException.class);

        assertThat(opened.closed).isTrue();
    }

    private static final class Opened implements SweepSource {

        private int openings;
        private boolean closed;

        private SweepSource open() {
            openings++;
            return this;
        }

        @Override
        public Sweep begin(int limit) {
            return null;
        }

        @Override
        public void save(Sweep sweep) {}

        @Override
        public IllegalStateException refusal(UnusablePositionException reason) {
            return reason;
        }

        @Override
        public String key() {
            return "opened";
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
