package dev.ghostlight.app.signals.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** What a receiver answers: {@code ExportLogsServiceResponse} and {@code google.rpc.Status}, in both forms. */
public final class OtlpAnswer {
    /** The request is wrong, and sending it again does not help. */
    public static final int INVALID_ARGUMENT = 3;

    /** The receiver is behind; the request may be sent again. */
    public static final int RESOURCE_EXHAUSTED = 8;

    private static final int FIELD_1_VARINT = 1 << 3;
    private static final int FIELD_1_BYTES = 1 << 3 | 2;
    private static final int FIELD_2_BYTES = 2 << 3 | 2;

    private OtlpAnswer() {}

    /**
     * That records were taken.
     *
     * @param isJson in which form
     * @param rejected how many were not
     * @param why if any were not
     */
    public static byte[] taken(boolean isJson, long rejected, String why) {
        if (rejected == 0) {
            return isJson ? "{}".getBytes(UTF_8) : new byte[0];
        }
        if (isJson) {
            return ("{\"partialSuccess\":{\"rejectedLogRecords\":\"" + rejected + "\",\"errorMessage\":" + quoted(why)
                            + "}}")
                    .getBytes(UTF_8);
        }
        ByteArrayOutputStream partial = new ByteArrayOutputStream();
        partial.write(FIELD_1_VARINT);
        writeVarint(partial, rejected);
        writeText(partial, why);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(FIELD_1_BYTES);
        writeVarint(answer, partial.size());
        answer.writeBytes(partial.toByteArray());
        return answer.toByteArray();
    }

    /** That a request was refused, with one of the codes of gRPC. */
    public static byte[] refused(boolean isJson, int code, String why) {
        if (isJson) {
            return ("{\"code\":" + code + ",\"message\":" + quoted(why) + "}").getBytes(UTF_8);
        }
        ByteArrayOutputStream status = new ByteArrayOutputStream();
        status.write(FIELD_1_VARINT);
        writeVarint(status, code);
        writeText(status, why);
        return status.toByteArray();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder();
        AnyValue.quote(text, json);
        return json.toString();
    }

    private static void writeText(ByteArrayOutputStream to, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        to.write(FIELD_2_BYTES);
        writeVarint(to, bytes.length);
        to.writeBytes(bytes);
    }

    private static void writeVarint(ByteArrayOutputStream to, long number) {
        long rest = number;
        while (rest > 0x7F) {
            to.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to.write((int) rest);
    }
}
