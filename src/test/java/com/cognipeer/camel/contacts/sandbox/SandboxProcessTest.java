package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class SandboxProcessTest {

    @Test
    void theSandboxRunsByItselfWithNothingButItsFewLibraries() throws Exception {
        String classpath = Stream.of(
                        ContactsSandbox.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonProperty.class,
                        DefaultQueryMatcher.class,
                        Logger.class)
                .map(SandboxProcessTest::location)
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classpath,
                        ContactsSandbox.class.getName(),
                        "0",
                        "7")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String baseUrl = out.readLine().replace("Base URL: ", "");
            String token = out.readLine().replace("Token:    ", "");
            String body = "{\"filter\":{\"integrationId\":{\"$gt\":\"crm-000003\"}},\"sort\":{\"name\":1}}";
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            SandboxClient.request(
                                    "POST",
                                    URI.create(baseUrl + "/sdk/contact/list"),
                                    body,
                                    "Authorization",
                                    "Bearer " + token),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("\"total\":4");
        } finally {
            process.destroy();
        }
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
