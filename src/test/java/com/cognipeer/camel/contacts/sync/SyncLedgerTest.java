package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import org.junit.jupiter.api.Test;

class SyncLedgerTest {

    private final SyncLedger ledger = new SyncLedger(
            new SyncSettings(MatchBy.auto, true, false, 4, 100, true, false, SyncReport.KEPT_FAILURES), counts -> {});

    @Test
    void anAnswerThatTellsNothingOfTheQuotaDoesNotTakeAwayWhatIsKnownOfIt() {
        RateLimit told = new RateLimit(60L, 7L, 30L);

        ledger.spend(new ResponseInfo(200, told, 1));
        ledger.spend(new ResponseInfo(503, RateLimit.UNKNOWN, 2));

        assertThat(ledger.report().getRateLimit()).isEqualTo(told);
        assertThat(ledger.report().getRequests()).isEqualTo(3);
    }
}
