package dev.ghostlight.app.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.migrate.LedgerEntry.Event;
import dev.ghostlight.app.migrate.MigrateException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * The record of a run: a line of JSON for each thing done, before it is done and afterwards. Lines are only added, and
 * are on the disk before the effect. A lock on the file keeps a second run away. Used by one thread.
 */
final class LedgerFile implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final FileChannel channel;
    private final InstantSource clock;
    private final String run;
    private final Set<Integer> stepsDone = new TreeSet<>();
    private Optional<Event> last = Optional.empty();
    private final Set<Integer> stepsBegun = new TreeSet<>();
    private boolean isOpen;

    private LedgerFile(Path file, FileChannel channel, InstantSource clock, String run) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
        this.run = run;
    }

    /**
     * Opens or makes the ledger of a run and reads what it says.
     *
     * @throws MigrateException where it is that of another run, is damaged, is used, or cannot be written
     */
    static LedgerFile open(Path file, String run, InstantSource clock) throws MigrateException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw used(file);
                }
                LedgerFile ledger = new LedgerFile(file, channel, clock, run);
                ledger.read();
                return ledger;
            } catch (OverlappingFileLockException _) {
                channel.close();
                throw used(file);
            } catch (IOException | MigrateException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new MigrateException(
                    Kind.ENVIRONMENT,
                    file + ": the ledger cannot be opened: " + e.getMessage()
                            + ". Nothing was run. Make it writable, or name another file with --ledger.");
        }
    }

    /** Steps that it says are done. */
    Set<Integer> stepsDone() {
        return Set.copyOf(stepsDone);
    }

    /** What it says last; empty for a new one. */
    Optional<Event> last() {
        return last;
    }

    /**
     * Whether the database must know the run: something of it was begun, and it was neither given up since nor was only
     * tidying up left. A run that died right after its start has left nothing in the database.
     */
    boolean isOpen() {
        return isOpen;
    }

    /** Whether a step was begun, now or before. */
    boolean isBegun(int step) {
        return stepsBegun.contains(step);
    }

    /** Its place, for messages. */
    Path file() {
        return file;
    }

    /** Adds a line, and has it on the disk. */
    void force(LedgerEntry entry) throws IOException {
        append(entry);
        channel.force(false);
    }

    /** Adds a line that the next forced one takes along. */
    void append(LedgerEntry entry) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(json(entry));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        note(entry.event(), entry.step(), String.valueOf(entry.details().get("ending")));
    }

    private void note(Event event, int step, String ending) {
        last = Optional.of(event);
        isOpen = switch (event) {
            case STARTED -> isOpen;
            case FINISHING, FINISHED -> false;
            case ENDED -> isOpen && !ending.equals("aborted");
            case BEGUN, FAILED, BLOCKED, WAITING, DONE, STEP_DONE -> true;
        };
        if (event == Event.BEGUN) {
            stepsBegun.add(step);
        }
        if (event == Event.STEP_DONE) {
            stepsDone.add(step);
        }
    }

    private byte[] json(LedgerEntry entry) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json =
                JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), line, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("at", clock.instant().toString());
            json.writeStringProperty("run", run);
            json.writeStringProperty("event", entry.event().word());
            if (entry.step() > 0) {
                json.writeNumberProperty("step", entry.step());
            }
            entry.details().forEach((name, value) -> {
                json.writeName(name);
                switch (value) {
                    case Long number -> json.writeNumber(number);
                    case Integer number -> json.writeNumber(number);
                    case Double number -> json.writeNumber(number);
                    case Boolean truth -> json.writeBoolean(truth);
                    default -> json.writeString(value.toString());
                }
            });
            json.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    private void read() throws IOException, MigrateException {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        int start = 0;
        for (int at = 0, number = 1; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                line(new String(Arrays.copyOfRange(bytes, start, at), UTF_8), number++);
                start = at + 1;
            }
        }
        // A line without its end was being written when the process died: nothing was done after it.
        channel.truncate(start);
        channel.position(start);
    }

    private void line(String line, int number) throws MigrateException {
        String event = "";
        String of = "";
        String ending = "";
        int step = 0;
        try (JsonParser json = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw damaged(number);
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "event" -> event = json.getString();
                    case "run" -> of = json.getString();
                    case "ending" -> ending = json.getString();
                    case "step" -> step = value == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
                    default -> json.skipChildren();
                }
            }
        } catch (JacksonException _) {
            throw damaged(number);
        }
        if (!of.equals(run)) {
            throw new MigrateException(
                    Kind.USAGE,
                    file + ":" + number + ": this is the ledger of the run '" + of + "', and this one is '" + run
                            + "': its statements or its database differ. Nothing was run. Name another file with"
                            + " --ledger, or the run with --run.");
        }
        String word = event;
        note(
                Arrays.stream(Event.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> damaged(number)),
                step,
                ending);
    }

    private MigrateException damaged(int number) {
        return new MigrateException(
                Kind.REFUSED,
                file + ":" + number + ": this line of the ledger is damaged. It is not known what was done, so nothing"
                        + " was run. Restore the file, or move it away: the database itself knows which steps are"
                        + " done as long as the run has not ended.");
    }

    private static MigrateException used(Path file) {
        return new MigrateException(
                Kind.REFUSED,
                file + ": another process runs this migration. Nothing was run. Wait for its end, or stop it with"
                        + " 'ghostlight migrate abort'.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // What was forced is on the disk.
        }
    }
}
