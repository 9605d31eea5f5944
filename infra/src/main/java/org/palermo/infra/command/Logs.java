package org.palermo.infra.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.file.Path;
import java.util.Optional;
import org.palermo.infra.configuration.Configuration;
import org.palermo.infra.configuration.Settings;
import org.palermo.infra.logging.JsonLines;
import org.slf4j.LoggerFactory;

/**
 * Where the parts log: a stack on this machine to a file beside its data, a part on its own to standard error, commands
 * nowhere. What users read is not a log.
 */
final class Logs {

    private Logs() {}

    static void off() {
        root().setLevel(Level.OFF);
    }

    /** As lines of text, appended to a file. */
    static void to(Path file) {
        LoggerContext context = fresh();
        start(context, Optional.of(file), text(context));
    }

    /**
     * As the configuration has it.
     *
     * @param usual file where it names none; empty for standard error
     */
    static void start(Configuration configuration, Optional<Path> usual) {
        LoggerContext context = fresh();
        Encoder<ILoggingEvent> encoder = configuration.of(Settings.LOG_FORMAT).equals("json")
                ? new JsonLines(configuration.of(Settings.INSTANCE))
                : text(context);
        start(context, configuration.get(Settings.LOG_FILE).or(() -> usual), encoder);
    }

    private static LoggerContext fresh() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        return context;
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{24} [%thread] %msg%n");
        return encoder;
    }

    /** Warnings of the libraries, and what our own parts find worth telling. */
    private static void start(LoggerContext context, Optional<Path> file, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = file.map(Logs::intoFile).orElseGet(Logs::ontoStandardError);
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        Logger root = root();
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("org.palermo").setLevel(Level.INFO);
        // every restart of a static member is a warning of Kafka's about the configuration it was given on purpose
        context.getLogger("org.apache.kafka.clients.consumer.ConsumerConfig").setLevel(Level.ERROR);
    }

    private static OutputStreamAppender<ILoggingEvent> intoFile(Path file) {
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(file.toString());
        return appender;
    }

    private static OutputStreamAppender<ILoggingEvent> ontoStandardError() {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        return appender;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
