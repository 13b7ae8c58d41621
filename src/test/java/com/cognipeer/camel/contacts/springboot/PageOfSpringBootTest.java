package com.cognipeer.camel.contacts.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.docs.Pages;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** The examples of the page on Spring Boot, in an application. */
class PageOfSpringBootTest extends BootTest {

    private static final Pattern PROPERTY = Pattern.compile("^([\\w.-]+) = (.*)$", Pattern.MULTILINE);

    @Test
    void itsPropertiesSetTheComponent() throws IOException {
        String[] properties = PROPERTY.matcher(page())
                .results()
                .map(property -> property.group(1) + "=" + value(property.group(2)))
                .toArray(String[]::new);

        application
                .withPropertyValues(properties)
                .withBean(DataSource.class, JdbcDataSource::new)
                .run(started -> {
                    assertThat(options(started).getToken()).isEqualTo("a&b%+c/=9");
                    assertThat(options(started).getHookId()).isEqualTo("hook-1");
                    assertThat(options(started).getStateRepository()).isInstanceOf(JdbcStateRepository.class);
                });
    }

    /** Other tests rely on the version of the tests, which is the one of the page's POM. */
    @Test
    void itsVersionOfSpringBootIsTheOneOfTheTests() throws IOException {
        assertThat(page()).contains("<version>" + SpringBootVersion.getVersion() + "</version>");
    }

    /** With the values that the environment of a user has. */
    private static String value(String written) {
        return written.replaceAll("\\{\\{env:COGNIPEER_TOKEN}}", "a&b%+c/=9")
                .replaceAll("\\{\\{env:COGNIPEER_HOOK_ID:}}", "hook-1");
    }

    private static String page() throws IOException {
        return Pages.text("spring-boot.adoc");
    }
}
