package com.cognipeer.camel.examples.quarkus;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A sandbox of the Contacts API on a free port, to which the application under test is pointed. The argument {@code token}
 * gives the application another token than the right one.
 */
public class SandboxServer implements QuarkusTestResourceLifecycleManager {

    /** Each of its signs would be taken for something else in a URI. */
    static final String TOKEN = "a&b%+c/=9";

    private static final String HOOK_ID = "hook-1";

    private String token = TOKEN;
    private ContactsSandbox sandbox;

    @Override
    public void init(Map<String, String> arguments) {
        token = arguments.getOrDefault("token", TOKEN);
    }

    @Override
    public Map<String, String> start() {
        sandbox = ContactsSandbox.builder().token(TOKEN).hookId(HOOK_ID).start();
        return Map.of(
                "COGNIPEER_API_URL",
                sandbox.baseUrl(),
                "COGNIPEER_TOKEN",
                token,
                "COGNIPEER_HOOK_ID",
                HOOK_ID,
                "changes.positions",
                freshFolder().resolve("contacts.txt").toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sandbox, new TestInjector.MatchesType(ContactsSandbox.class));
    }

    @Override
    public void stop() {
        sandbox.close();
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("contacts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
