package com.cognipeer.camel.contacts.state;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** An inventory in files. */
class InventoryInFilesTest extends InventoryContract {

    @TempDir
    Path directory;

    @Override
    InventoryRepository repository() {
        return new AtomicFileStateRepository(directory.resolve("contacts.state").toFile());
    }
}
