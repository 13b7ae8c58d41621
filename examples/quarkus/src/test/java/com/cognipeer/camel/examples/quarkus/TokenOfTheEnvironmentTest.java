package com.cognipeer.camel.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** Camel's own way to read the environment, here a variable that pom.xml sets. */
@QuarkusTest
@WithTestResource(value = SandboxServer.class, initArgs = @ResourceArg(name = "token", value = "{{env:SANDBOX_TOKEN}}"))
class TokenOfTheEnvironmentTest {

    @Inject
    ProducerTemplate camel;

    @Test
    void theTokenIsTakenAsItIs() {
        Object page = camel.requestBody("cognipeer-contacts:list", (Object) null);

        assertThat(page).isInstanceOf(List.class);
    }
}
