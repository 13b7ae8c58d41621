package com.cognipeer.camel.contacts.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the files that repeat the metadata of the component or what is computed, so that nothing of it is typed twice. */
public final class RenderedFiles {

    static final String COMMAND = "./mvnw -q -Pdocs process-test-classes";

    private RenderedFiles() {}

    public static void main(String[] args) throws IOException {
        for (var file : all().entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
        for (Picture picture : Picture.all()) {
            picture.update();
        }
    }

    static Map<Path, String> all() throws IOException {
        String metadata = ComponentPage.metadata();
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(ComponentPage.PAGE, ComponentPage.render(Files.readString(ComponentPage.PAGE), metadata));
        files.put(SpringBootProperties.BEAN, SpringBootProperties.bean(metadata));
        files.put(SpringBootProperties.METADATA, SpringBootProperties.metadata(metadata));
        files.put(ScalePage.PAGE, ScalePage.render(Files.readString(ScalePage.PAGE)));
        files.put(DeletionsPage.PAGE, DeletionsPage.render(Files.readString(DeletionsPage.PAGE)));
        MeasuredRun run = PerformancePage.run();
        files.put(PerformancePage.PAGE, PerformancePage.render(Files.readString(PerformancePage.PAGE), run));
        files.put(PerformancePage.CHART, PerformanceChart.of(run));
        files.put(OperationsPage.PAGE, OperationsPage.render(Files.readString(OperationsPage.PAGE)));
        return files;
    }
}
