package com.cognipeer.camel.contacts.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;

/** Stands in for Camel's csv with the options that the page sets: rows without quotes, lazily, as maps. */
public final class CsvStandIn extends ServiceSupport implements DataFormat {

    private boolean useMaps;
    private boolean lazyLoad;

    public void setUseMaps(boolean useMaps) {
        this.useMaps = useMaps;
    }

    public void setLazyLoad(boolean lazyLoad) {
        this.lazyLoad = lazyLoad;
    }

    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) throws IOException {
        if (!useMaps || !lazyLoad) {
            throw new UnsupportedOperationException();
        }
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        List<String> names = columns(reader.readLine());
        Iterator<String> lines = List.copyOf(reader.lines().toList()).iterator();
        return new Iterator<Map<String, String>>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public Map<String, String> next() {
                Iterator<String> values = columns(lines.next()).iterator();
                Map<String, String> row = new LinkedHashMap<>();
                names.forEach(name -> row.put(name, values.next()));
                return row;
            }
        };
    }

    @Override
    public void marshal(Exchange exchange, Object graph, OutputStream stream) {
        throw new UnsupportedOperationException();
    }

    private static List<String> columns(String line) {
        return List.of(line.split(",", -1));
    }
}
