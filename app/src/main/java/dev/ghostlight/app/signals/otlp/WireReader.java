package dev.ghostlight.app.signals.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The fields of one message in the wire format of protocol buffers: <a
 * href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>. For one thread.
 */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;
    private static final int VARINT_BYTES_MAX = 10;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int type;

    /** The value of a number; of bytes where they begin and end. */
    private long number;

    private int from;
    private int to;

    WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private WireReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Goes to the next field; false at the end. */
    boolean next() throws OtlpException {
        if (at == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) tag & 7;
        if (field < 1 || tag >>> 32 != 0) {
            throw new OtlpException("there is no field " + (tag >>> 3));
        }
        switch (type) {
            case VARINT -> number = varint();
            case FIXED_64 -> number = fixed(8);
            case FIXED_32 -> number = fixed(4);
            case LENGTH -> {
                long length = varint();
                if (length < 0 || length > end - at) {
                    throw cut();
                }
                from = at;
                at += (int) length;
                to = at;
            }
            default -> throw new OtlpException("there is no type " + type + " of fields");
        }
        return true;
    }

    /** Whether this is the field of a number, and holds bytes: a message, a text. */
    boolean isMessage(int expected) {
        return field == expected && type == LENGTH;
    }

    boolean isVarint(int expected) {
        return field == expected && type == VARINT;
    }

    boolean isFixed64(int expected) {
        return field == expected && type == FIXED_64;
    }

    /** The field's number. */
    long number() {
        return number;
    }

    /** The field's message. */
    WireReader message() {
        return new WireReader(bytes, from, to);
    }

    /** The field's text. */
    String text() {
        return new String(bytes, from, to - from, UTF_8);
    }

    /** The field's bytes. */
    byte[] bytes() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private long varint() throws OtlpException {
        long value = 0;
        for (int i = 0; i < VARINT_BYTES_MAX; i++) {
            if (at == end) {
                throw cut();
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new OtlpException("a number has more than 10 bytes");
    }

    private long fixed(int length) throws OtlpException {
        if (length > end - at) {
            throw cut();
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes[at + i] & 0xFFL) << (8 * i);
        }
        at += length;
        return value;
    }

    private static OtlpException cut() {
        return new OtlpException("it is cut short");
    }
}
