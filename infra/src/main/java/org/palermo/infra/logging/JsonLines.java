package org.palermo.infra.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.StringJoiner;

/**
 * One JSON object a line with the keys {@code time}, {@code level}, {@code logger}, {@code thread}, {@code process},
 * {@code message} and, where there is a fault, {@code fault} with its type and first words and {@code at}, the place in
 * our code. Long texts are cut, because what libraries put into theirs may be what they were working on.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {

    private static final int LONGEST = 1_000;
    private static final int LONGEST_FAULT = 300;
    private static final String OURS = "org.palermo.";
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final String process;

    /** @param process its instance id */
    public JsonLines(String process) {
        this.process = process;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringJoiner line = new StringJoiner(",", "{", "}\n");
        line.add(pair("time", TIME.format(Instant.ofEpochMilli(event.getTimeStamp()))));
        line.add(pair("level", event.getLevel().toString()));
        line.add(pair("logger", event.getLoggerName()));
        line.add(pair("thread", event.getThreadName()));
        line.add(pair("process", process));
        line.add(pair("message", cut(String.valueOf(event.getFormattedMessage()), LONGEST)));
        IThrowableProxy fault = event.getThrowableProxy();
        if (fault != null) {
            line.add(pair("fault", words(fault)));
            line.add(pair("at", place(fault)));
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String words(IThrowableProxy fault) {
        StringJoiner words = new StringJoiner("; caused by ");
        int causes = 0;
        for (IThrowableProxy cause = fault; cause != null && causes < 5; cause = cause.getCause()) {
            String message = cause.getMessage() == null
                    ? ""
                    : ": " + cause.getMessage().lines().findFirst().orElse("");
            words.add(cut(cause.getClassName() + message, LONGEST_FAULT));
            causes++;
        }
        return words.toString();
    }

    private static String place(IThrowableProxy fault) {
        for (IThrowableProxy cause = fault; cause != null; cause = cause.getCause()) {
            for (var frame : cause.getStackTraceElementProxyArray()) {
                if (frame.getStackTraceElement().getClassName().startsWith(OURS)) {
                    return frame.getStackTraceElement().toString();
                }
            }
        }
        return "";
    }

    private static String pair(String key, String value) {
        return Json.text(key) + ":" + Json.text(value);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
