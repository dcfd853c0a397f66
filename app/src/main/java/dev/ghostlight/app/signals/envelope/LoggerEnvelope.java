package dev.ghostlight.app.signals.envelope;

import dev.ghostlight.app.signals.envelope.Inside.Extent;
import dev.ghostlight.core.judge.errors.assemble.Level;
import org.jspecify.annotations.Nullable;

/**
 * A record that a logger wrote as JSON: ECS, Logstash, Log4j, Bunyan, pino, zap, slog, structlog, GELF, Serilog and
 * those that are like them.
 */
final class LoggerEnvelope {
    private static final String[] MESSAGE = {
        "message", "msg", "@m", "Message", "short_message", "RenderedMessage", "log.message"
    };
    private static final String[] LEVEL = {
        "log.level",
        "level",
        "severity",
        "levelname",
        "loglevel",
        "log_level",
        "lvl",
        "LogLevel",
        "Level",
        "level_name",
        "severity_text",
        "severityText"
    };
    private static final String[] TIME = {
        "@timestamp",
        "timestamp",
        "time",
        "ts",
        "Timestamp",
        "@t",
        "asctime",
        "datetime",
        "date",
        "timeMillis",
        "instant.epochSecond"
    };
    private static final String[] THREAD = {
        "thread_name", "process.thread.name", "thread", "threadName", "thread.name", "process.thread.id"
    };
    private static final String[] NODE = {"host.name", "host.hostname", "hostname", "host", "HOSTNAME", "hostName"};
    private static final String[] TRACE = {
        "error.stack_trace",
        "stack_trace",
        "err.stack",
        "error.stack",
        "exception.stacktrace",
        "exception.stack_trace",
        "exception.stackTrace",
        "exception.stack",
        "stackTrace",
        "stacktrace",
        "thrown.extendedStackTrace",
        "exc_info",
        "exception",
        "Exception",
        "@x",
        "errorVerbose",
        "stack"
    };
    private static final String[] ERROR_TYPE = {
        "error.type",
        "err.type",
        "err.name",
        "error.name",
        "exception.exception_class",
        "exception.type",
        "exception.exceptionType",
        "thrown.name"
    };
    private static final String[] ERROR_MESSAGE = {
        "error.message",
        "err.message",
        "exception.exception_message",
        "exception.message",
        "thrown.message",
        "error",
        "err",
        "error_message"
    };
    private static final int SYSLOG_MAX = 7;
    private static final int DIGITS_MAX = 2;

    private LoggerEnvelope() {}

    /** What is in a record; nothing if the fields are not those of a logger. */
    static @Nullable Inside open(JsonFields fields) {
        String template = fields.get("@mt");
        String level = fields.first(LEVEL);
        String message = template == null || fields.has("@m") ? fields.first(MESSAGE) : template;
        if (message.isEmpty() && !level.isEmpty()) {
            message = fields.first("event");
        }
        String time = fields.first(TIME);
        String trace = trace(fields);
        boolean isSerilog = fields.has("@t");
        boolean isLogger = isSerilog || !level.isEmpty() || !time.isEmpty() || !trace.isEmpty();
        if (!isLogger || (message.isEmpty() && trace.isEmpty())) {
            return null;
        }
        return new Inside(
                text(message, fields, trace),
                // Serilog leaves out the usual level.
                isSerilog ? level(fields.has("@l") ? fields.first("@l") : "INFO") : level(level),
                fields.first(THREAD),
                Times.millis(time),
                Extent.RECORD,
                "",
                fields.first(NODE));
    }

    private static String text(String message, JsonFields fields, String trace) {
        String error = fields.first(ERROR_MESSAGE);
        return text(
                message.isEmpty() ? "" : longer(message, fields.first("full_message")),
                fields.first(ERROR_TYPE),
                isTruth(error) ? "" : error,
                trace);
    }

    private static String trace(JsonFields fields) {
        for (String path : TRACE) {
            String value = fields.first(path);
            boolean isTrace = path.equals("stack") ? value.indexOf('\n') >= 0 : !isTruth(value);
            if (isTrace && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static boolean isTruth(String value) {
        return value.equals("true") || value.equals("false");
    }

    private static String longer(String message, String full) {
        return full.startsWith(message) ? full : message;
    }

    /** A message, with the error that came with it where that says more. */
    static String text(String message, String errorType, String errorMessage, String trace) {
        String all = message.stripTrailing();
        if (!errorMessage.isEmpty() && !all.contains(errorMessage) && !trace.contains(errorMessage)) {
            all = joined(all, errorType.isEmpty() ? errorMessage : errorType + ": " + errorMessage);
        } else if (!errorType.isEmpty() && !all.contains(errorType) && !trace.contains(errorType)) {
            all = joined(all, errorType);
        }
        String rest = trace.stripTrailing();
        if (rest.isEmpty() || all.endsWith(rest)) {
            return all;
        }
        return all.isEmpty() || rest.startsWith(all + "\n") ? rest : all + "\n" + rest;
    }

    private static String joined(String message, String error) {
        return message.isEmpty() ? error : message + ": " + error;
    }

    /** The level of a word, of a number of Bunyan and pino (10 to 60), or of one of syslog (0 to 7). */
    static Level level(String level) {
        boolean isNumber = !level.isEmpty() && level.length() <= DIGITS_MAX;
        for (int i = 0; i < level.length() && isNumber; i++) {
            isNumber = level.charAt(i) >= '0' && level.charAt(i) <= '9';
        }
        if (!isNumber) {
            return Level.of(level);
        }
        int number = Integer.parseInt(level);
        if (number <= SYSLOG_MAX) {
            return Level.ofSyslog(number);
        }
        return switch (number / 10) {
            case 1 -> Level.TRACE;
            case 2 -> Level.DEBUG;
            case 3 -> Level.INFO;
            case 4 -> Level.WARN;
            case 5 -> Level.ERROR;
            case 6 -> Level.FATAL;
            default -> Level.UNKNOWN;
        };
    }
}
