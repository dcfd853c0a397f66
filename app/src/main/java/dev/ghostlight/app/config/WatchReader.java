package dev.ghostlight.app.config;

import dev.ghostlight.app.config.WatchConfig.Source;
import dev.ghostlight.app.config.WatchConfig.Worse;
import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is watched. */
final class WatchReader {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[^:\\s]+|\\[[0-9a-fA-F:.]+]):(?<port>\\d{1,5})");
    private static final int PORT_MAX = 65_535;
    private static final String UNREAD = "Nothing can be read there";

    private final Path folder;
    private final Gathered gathered;

    private WatchReader(Path folder, Gathered gathered) {
        this.folder = folder;
        this.gathered = gathered;
    }

    /** What is watched; whatever is wrong with it is told, and left out. */
    static WatchConfig read(Config config, Environment environment, Gathered gathered) {
        Section words = new Section(ConfigShape.environment(), environment.words(), gathered);
        WatchReader reader = new WatchReader(config.folder(), gathered);
        List<Source> sources = new ArrayList<>();
        gathered.attempt(() -> words.named("watch")).ifPresent(all -> {
            for (Map.Entry<String, Section> each : all.entrySet()) {
                gathered.attempt(() -> reader.source(each.getKey(), each.getValue()))
                        .ifPresent(sources::add);
            }
        });
        return new WatchConfig(sources);
    }

    private Source source(String name, Section words) throws AlreadyReported {
        Place where = words.where();
        Optional<String> node = words.optional("node");
        if (words.has("files")) {
            return new WatchConfig.Files(name, where, folder, words.text("files"), node);
        }
        if (words.has("folders")) {
            return new WatchConfig.Folders(name, where, path(words, "folders"));
        }
        if (words.has("command")) {
            List<String> command =
                    words.items("command").stream().map(Value.Text::text).toList();
            return new WatchConfig.Command(name, where, command, node);
        }
        if (words.has("journald")) {
            Optional<Path> files = words.has("journal") ? Optional.of(path(words, "journal")) : Optional.empty();
            Optional<String> unit = Optional.of(words.text("journald")).filter(text -> !text.equals("all"));
            return new WatchConfig.Journal(name, where, unit, files, node);
        }
        if (words.has("otlp")) {
            return otlp(name, words, node);
        }
        if (words.has("prometheus")) {
            return new WatchConfig.Prometheus(
                    name, where, address(words), words.text("query"), words.text("label"), worse(words));
        }
        return new WatchConfig.Csv(name, where, path(words, "csv"), worse(words));
    }

    private Source otlp(String name, Section words, Optional<String> node) throws AlreadyReported {
        String text = words.text("otlp");
        Matcher parts = HOST_AND_PORT.matcher(text);
        int port = parts.matches() ? Integer.parseInt(parts.group("port")) : 0;
        if (port < 1 || port > PORT_MAX) {
            gathered.refuse(
                    words.where("otlp"),
                    Visible.quoted(text) + " is no address with a port from 1 to " + PORT_MAX,
                    UNREAD,
                    "Write one such as 127.0.0.1:4318");
            throw new AlreadyReported();
        }
        return new WatchConfig.Otlp(name, words.where(), parts.group("host"), port, node);
    }

    private URI address(Section words) throws AlreadyReported {
        String text = words.text("prometheus");
        try {
            URI address = new URI(text);
            boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (isHttp && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below, as every other that is none.
        }
        gathered.refuse(
                words.where("prometheus"),
                Visible.quoted(text) + " is no address of a web server",
                UNREAD,
                "Write one such as http://127.0.0.1:9090");
        throw new AlreadyReported();
    }

    private Path path(Section words, String word) throws AlreadyReported {
        return words.path(word, folder, UNREAD, "Write a path");
    }

    private static Worse worse(Section words) throws AlreadyReported {
        return switch (words.text("worse")) {
            case "more" -> Worse.MORE;
            case "less" -> Worse.LESS;
            case "either" -> Worse.EITHER;
            default -> throw new AlreadyReported();
        };
    }
}
