package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/** Trust is given by keys; there is no switch that makes the component trust anybody, or believe any host name. */
class NoOptionIsLaxTest {

    @Test
    void noOptionSwitchesAVerificationOff() throws IOException {
        assertThat(options()).hasSizeGreaterThan(40).noneMatch(option -> option.getName()
                .matches("(?i).*(trust|verif|insecure|hostname|allowall|ignore|selfsigned|redirect|cookie).*"));
    }

    @Test
    void theTokenIsTheOneSecretAndTheMetadataSaySo() throws IOException {
        assertThat(options().stream().filter(BaseOptionModel::isSecret))
                .isNotEmpty()
                .allMatch(option -> option.getName().equals("token"));
        assertThat(options().stream().filter(option -> option.getName().equals("token")))
                .hasSize(2)
                .allMatch(BaseOptionModel::isSecret);
    }

    private static List<BaseOptionModel> options() throws IOException {
        ComponentModel component = JsonMapper.generateComponentModel(ComponentPage.metadata());
        return Stream.<List<? extends BaseOptionModel>>of(
                        component.getComponentOptions(),
                        component.getEndpointPathOptions(),
                        component.getEndpointParameterOptions(),
                        component.getEndpointHeaders())
                .<BaseOptionModel>flatMap(List::stream)
                .toList();
    }
}
