package com.cognipeer.camel.contacts.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The checksums that stand beside a file. Central wants the first two; all Maven repositories know the others too. */
final class Checksums {

    private static final Map<String, String> ALGORITHMS =
            new TreeMap<>(Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512"));

    private Checksums() {}

    static List<String> faults(Path file) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> algorithm : ALGORITHMS.entrySet()) {
            Path checksum = beside(file, algorithm.getKey());
            if (!Files.exists(checksum)) {
                faults.add(checksum.getFileName() + " is missing");
            } else if (!Files.readString(checksum).strip().equals(of(file, algorithm.getValue()))) {
                faults.add(checksum.getFileName() + " is not the checksum of its file");
            }
        }
        return faults;
    }

    /** Writes all of them. */
    static void write(Path file) throws IOException {
        for (Map.Entry<String, String> algorithm : ALGORITHMS.entrySet()) {
            Files.writeString(beside(file, algorithm.getKey()), of(file, algorithm.getValue()));
        }
    }

    static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static String of(Path file, String algorithm) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
