package com.cognipeer.camel.contacts.quickstart;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.apache.camel.Exchange;

/** Counts the contacts that pass; a bar on a terminal, a line now and then elsewhere. */
public final class Progress {

    private static final int LINE_EVERY = 100;

    private String title;
    private long passed;
    private ProgressBar bar;
    private CountDownLatch all;

    /** From here on contacts are counted anew. */
    public synchronized void begin(String newTitle) {
        title = newTitle;
        passed = 0;
        bar = null;
        all = new CountDownLatch(1);
    }

    /** Called by the routes, once for each contact. */
    public void contact(Exchange exchange) {
        passed(exchange.getMessage().getHeader(CognipeerContactsConstants.TOTAL, 0L, Long.class));
    }

    /** One more of them has passed. */
    public synchronized void passed(long total) {
        passed++;
        if (System.console() == null) {
            if (passed % LINE_EVERY == 0 || passed == total) {
                System.out.printf("  %s: %d of %d contacts%n", title, passed, total);
            }
        } else {
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName("  " + title)
                        .setInitialMax(total)
                        .build();
            }
            bar.step();
        }
        if (passed == total) {
            all.countDown();
        }
    }

    /** Waits until every contact has passed. */
    public void await() throws InterruptedException {
        if (!all.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(title + " did not reach its end: " + passed + " contacts");
        }
        end();
    }

    public synchronized void end() {
        if (bar != null) {
            bar.close();
        }
    }

    synchronized long passed() {
        return passed;
    }
}
