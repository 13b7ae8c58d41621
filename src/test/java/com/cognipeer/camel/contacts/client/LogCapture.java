package com.cognipeer.camel.contacts.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Everything that every logger says while it is open, in place of where it goes otherwise. */
public final class LogCapture implements AutoCloseable {

    private final LoggerContext context = LoggerContext.getContext(false);
    private final Map<LoggerConfig, Level> levels = new HashMap<>();
    private final Map<String, Appender> appenders;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Appender appender = new AbstractAppender("capture", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(Line.of(event));
        }
    };

    public LogCapture() {
        Configuration configuration = context.getConfiguration();
        LoggerConfig root = configuration.getRootLogger();
        appenders = Map.copyOf(root.getAppenders());
        appenders.keySet().forEach(root::removeAppender);
        appender.start();
        root.addAppender(appender, Level.ALL, null);
        setToAll(root);
        configuration.getLoggers().values().forEach(this::setToAll);
        context.updateLoggers();
    }

    private void setToAll(LoggerConfig logger) {
        levels.putIfAbsent(logger, logger.getLevel());
        logger.setLevel(Level.ALL);
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        LoggerConfig root = context.getConfiguration().getRootLogger();
        root.removeAppender("capture");
        appenders.values().forEach(other -> root.addAppender(other, null, null));
        levels.forEach(LoggerConfig::setLevel);
        context.updateLoggers();
        appender.stop();
    }

    /** @param text the message and the stack trace, if any */
    public record Line(String logger, Level level, String text) {

        private static Line of(LogEvent event) {
            StringWriter text = new StringWriter();
            text.append(event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            return new Line(event.getLoggerName(), event.getLevel(), text.toString());
        }
    }
}
