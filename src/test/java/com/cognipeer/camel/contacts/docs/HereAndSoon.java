package com.cognipeer.camel.contacts.docs;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileEndpoint;

/** Files in the test's folder; polls and looks at growing files come ten times a second instead of one an hour or a second. */
final class HereAndSoon extends FileComponent {

    private final Path folder;

    HereAndSoon(Path folder) {
        this.folder = folder;
    }

    @Override
    protected GenericFileEndpoint<File> buildFileEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        parameters.replace("delay", "100");
        parameters.put("initialDelay", "0");
        if (parameters.containsKey("readLock")) {
            parameters.put("readLockCheckInterval", "100");
        }
        return super.buildFileEndpoint(uri, folder.resolve(remaining).toString(), parameters);
    }
}
