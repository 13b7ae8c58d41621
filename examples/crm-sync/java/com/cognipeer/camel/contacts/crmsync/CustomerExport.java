package com.cognipeer.camel.contacts.crmsync;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** The customers of an invented CRM, the same at every call. */
final class CustomerExport {

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

    static void write(OutputStream target) throws Exception {
        try (CamelContext camel = new DefaultCamelContext();
                BindyCsvDataFormat csv = new BindyCsvDataFormat(Customer.class)) {
            csv.setCamelContext(camel);
            csv.start();
            csv.marshal(new DefaultExchange(camel), customers(), target);
        }
    }

    static List<Customer> customers() {
        return IntStream.range(0, Fate.ROWS).mapToObj(CustomerExport::customer).toList();
    }

    private static Customer customer(int row) {
        return switch (Fate.of(row)) {
            case NAMELESS -> customer(row, "", "");
            case WITHOUT_AT_SIGN -> customer(row, integrationId(row), email(row).replace("@", " at "));
            default -> customer(row, integrationId(row), email(row));
        };
    }

    private static Customer customer(int row, String integrationId, String email) {
        return new Customer(
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
