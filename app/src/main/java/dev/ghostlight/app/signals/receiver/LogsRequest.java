package dev.ghostlight.app.signals.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.ghostlight.app.signals.otlp.OtlpAnswer;
import dev.ghostlight.app.signals.otlp.OtlpException;
import dev.ghostlight.app.signals.otlp.OtlpJson;
import dev.ghostlight.app.signals.otlp.OtlpProtobuf;
import dev.ghostlight.app.signals.otlp.OtlpRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One request to take logs. For one thread. */
final class LogsRequest {
    private static final int BODY_BYTES_MAX = 1 << 24;
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String JSON = "application/json";

    private final HttpExchange exchange;
    private final String type;

    /** A request that cannot be taken, with the status of HTTP that says so. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String why) {
            super(why);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    LogsRequest(HttpExchange exchange) {
        this.exchange = exchange;
        type = header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The records in it. */
    List<OtlpRecord> records() throws Refused, IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            throw new Refused(405, "logs are taken with POST");
        }
        if (!type.equals(PROTOBUF) && !isJson()) {
            throw new Refused(415, "logs are taken as " + PROTOBUF + " or " + JSON);
        }
        byte[] body = body();
        try {
            return isJson() ? OtlpJson.read(new String(body, UTF_8)) : OtlpProtobuf.read(body);
        } catch (OtlpException e) {
            throw new Refused(400, "this is no ExportLogsServiceRequest: " + e.getMessage());
        }
    }

    private byte[] body() throws Refused, IOException {
        String encoding = header("Content-Encoding").toLowerCase(Locale.ROOT);
        boolean isGzip = encoding.equals("gzip");
        if (!isGzip && !encoding.isEmpty() && !encoding.equals("identity")) {
            throw new Refused(415, "a body may be compressed with gzip only");
        }
        try (InputStream stored = new Bounded(exchange.getRequestBody(), BODY_BYTES_MAX);
                InputStream text = isGzip ? new Bounded(new GZIPInputStream(stored), BODY_BYTES_MAX) : stored) {
            return text.readAllBytes();
        } catch (Bounded.TooLong e) {
            throw new Refused(413, "a body may have " + BODY_BYTES_MAX + " bytes, also when it is unpacked");
        } catch (ZipException | EOFException e) {
            throw new Refused(400, "its gzip data is damaged: " + e.getMessage());
        }
    }

    /** Answers that the records were taken, but for those that hold nothing. */
    void answerTaken(long rejected) throws IOException {
        String why = "records without a body and without an exception cannot be judged";
        answer(200, OtlpAnswer.taken(isJson(), rejected, why));
    }

    /** Answers that nothing was taken. */
    void answerRefused(Refused refused) throws IOException {
        String why = String.valueOf(refused.getMessage());
        answer(refused.status(), OtlpAnswer.refused(isJson(), OtlpAnswer.INVALID_ARGUMENT, why));
    }

    /** Answers that it should be sent again later. */
    void answerLater(int seconds) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds));
        answer(429, OtlpAnswer.refused(isJson(), OtlpAnswer.RESOURCE_EXHAUSTED, "the judge is behind"));
    }

    private void answer(int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", isJson() ? JSON : PROTOBUF);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private boolean isJson() {
        return type.equals(JSON);
    }

    private String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }
}
