package com.cognipeer.camel.contacts.crmsync;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The customers of an invented CRM, the same at every call. */
final class CustomerExport {

    private static final List<String> COLUMNS =
            List.of("integrationId", "email", "name", "phone", "properties.company", "properties.city");
    private static final List<String> FIRST = List.of("Ada", "Bruno", "Chiara", "Deniz", "Elif", "Grace", "Ivo");
    private static final List<String> LAST = List.of("Bauer", "García", "Müller", "Novak", "Okafor", "Yılmaz");
    private static final List<String> COMPANIES =
            List.of("Globex", "Initech", "Hooli", "Wayne, Sons & Co", "Café \"Zur Post\"");
    private static final List<String> CITIES = List.of("Istanbul", "Berlin", "Lisbon", "São Paulo");

    private CustomerExport() {}

    /** @param args the file to write, which is customers.csv beside the routes */
    public static void main(String[] args) throws Exception {
        try (OutputStream file = Files.newOutputStream(Path.of(args[0]))) {
            write(file);
        }
    }

    static void write(OutputStream target) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        try (CSVPrinter csv = format.print(new OutputStreamWriter(target, StandardCharsets.UTF_8))) {
            csv.printRecord(COLUMNS);
            for (int row = 0; row < Fate.ROWS; row++) {
                csv.printRecord(cells(row));
            }
        }
    }

    /** The customers as the contacts that their rows make. */
    static List<Map<String, Object>> customers() {
        return IntStream.range(0, Fate.ROWS).mapToObj(CustomerExport::customer).toList();
    }

    private static Map<String, Object> customer(int row) {
        Map<String, Object> customer = new LinkedHashMap<>();
        List<String> cells = cells(row);
        for (int column = 0; column < COLUMNS.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                customer.put(COLUMNS.get(column), cells.get(column));
            }
        }
        return customer;
    }

    private static List<String> cells(int row) {
        return switch (Fate.of(row)) {
            case NAMELESS -> cells(row, "", "");
            case WITHOUT_AT_SIGN -> cells(row, integrationId(row), email(row).replace("@", " at "));
            default -> cells(row, integrationId(row), email(row));
        };
    }

    private static List<String> cells(int row, String integrationId, String email) {
        return List.of(
                integrationId,
                email,
                of(FIRST, row) + " " + of(LAST, row),
                hasPhone(row) ? String.format(Locale.ROOT, "+1555%07d", row) : "",
                of(COMPANIES, row),
                of(CITIES, row));
    }

    static String integrationId(int row) {
        return String.format(Locale.ROOT, "customer-%04d", row);
    }

    static String email(int row) {
        return of(FIRST, row).toLowerCase(Locale.ROOT) + row + "@example.org";
    }

    /** Not every cell of an export is filled. */
    static boolean hasPhone(int row) {
        return row % 10 != 3;
    }

    private static String of(List<String> values, int row) {
        return values.get(row % values.size());
    }
}
