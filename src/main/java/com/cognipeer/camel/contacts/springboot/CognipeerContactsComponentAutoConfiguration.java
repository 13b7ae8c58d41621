package com.cognipeer.camel.contacts.springboot;

import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Sets the component's options from {@code camel.component.cognipeer-contacts.*}. Does nothing in an application without
 * Camel's own auto-configuration: its jar has the classes that the inner class needs.
 */
@AutoConfiguration(
        afterName = {
            "org.apache.camel.spring.boot.CamelAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        })
@ConditionalOnClass(name = "org.apache.camel.spring.boot.CamelAutoConfiguration")
public class CognipeerContactsComponentAutoConfiguration {

    static final String PREFIX = "camel.component.cognipeer-contacts";

    @Configuration(proxyBeanMethods = false)
    @Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
    @ConditionalOnHierarchicalProperties({"camel.component", PREFIX})
    @EnableConfigurationProperties({
        ComponentConfigurationProperties.class,
        CognipeerContactsComponentConfiguration.class
    })
    static class WithCamel {

        /** Not lazy, so that a wrong property fails the start instead of the first message. */
        @Bean
        ComponentCustomizer configureCognipeerContactsComponent(
                CamelContext camelContext,
                CognipeerContactsComponentConfiguration configuration,
                ObjectProvider<JdbcStateRepository> jdbcState,
                Environment environment) {
            UnknownProperties.refuse(environment);
            return new CognipeerContactsComponentCustomizer(camelContext, configuration, jdbcState, environment);
        }

        @Bean
        @ConditionalOnBooleanProperty(prefix = PREFIX, name = "jdbc-state")
        @ConditionalOnMissingBean
        JdbcStateRepository cognipeerContactsJdbcState(ObjectProvider<DataSource> dataSources) {
            DataSource dataSource = dataSources.getIfUnique();
            if (dataSource == null) {
                throw new WrongPropertyException(
                        "Property '" + PREFIX + ".jdbc-state' is true, and the application has "
                                + (dataSources.stream().findAny().isPresent()
                                        ? "several DataSource beans"
                                        : "no DataSource bean"),
                        "define one, mark one of several @Primary, or define a bean of the type JdbcStateRepository");
            }
            return new JdbcStateRepository(dataSource);
        }
    }
}
