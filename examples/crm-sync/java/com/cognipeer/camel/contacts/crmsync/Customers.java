package com.cognipeer.camel.contacts.crmsync;

import com.cognipeer.camel.contacts.sync.SyncFailure;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** Reads the rows of a CSV file for the routes, and writes the rows that failed. */
public final class Customers {

    /** The rows of the file as contacts, one by one; whoever reads them to the end closes the file. */
    public Rows rows(
            @Body File file,
            @Header(Exchange.FILE_NAME) String name,
            @ExchangeProperty(Exchange.CHARSET_NAME) String charset)
            throws IOException {
        BufferedReader text = DecodedText.of(new FileInputStream(file), charset);
        try {
            return Rows.of(name, text);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** The failures of a sync; those of rows that have too few or too many cells say so. */
    public List<Map<String, Object>> rejects(@Body SyncReport report, @Variable("rows") Rows rows) {
        return report.getFailures().stream()
                .map(failure -> withDefect(failure, rows))
                .toList();
    }

    private static Map<String, Object> withDefect(SyncFailure failure, Rows rows) {
        String defect = rows.defectOf(failure.getIndex());
        Map<String, Object> reject = new LinkedHashMap<>();
        reject.put("index", failure.getIndex());
        reject.put("key", failure.getKey());
        reject.put("error", failure.getException().getClass().getSimpleName());
        reject.put("message", defect == null ? failure.getMessage() : defect);
        return reject;
    }
}
