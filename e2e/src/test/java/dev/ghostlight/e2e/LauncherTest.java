package dev.ghostlight.e2e;

import static dev.ghostlight.e2e.Processes.ROOT;
import static dev.ghostlight.e2e.Processes.ghostlight;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
    private static final String VERSION = "ghostlight \\d+\\.\\d+\\.\\d+\n";

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void the_version_is_printed() throws Exception {
        Outcome outcome = ghostlight("--version");
        assertThat(outcome.out()).matches(VERSION);
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void an_unknown_verb_is_refused_with_the_one_meant() throws Exception {
        Outcome outcome = ghostlight("explian");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("'explian' is not a verb.", "Did you mean 'explain'?");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void arguments_beyond_ascii_arrive_in_every_locale() throws Exception {
        Outcome outcome = Processes.run(ROOT, Map.of("LC_ALL", "C"), "./ghostlight", "explain", "größe 点");
        assertThat(outcome.err()).contains("'größe 点' is not a hazard.");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void it_runs_through_links_with_blanks_from_any_folder() throws Exception {
        Path tools = Files.createDirectories(temporary.resolve("my tools"));
        Path first = Files.createSymbolicLink(tools.resolve("first link"), ROOT.resolve("ghostlight"));
        Files.createSymbolicLink(temporary.resolve("second link"), temporary.relativize(first));
        Outcome outcome = Processes.run(tools, Map.of(), "../second link", "--version");
        assertThat(outcome.out()).matches(VERSION);
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void without_a_jdk_it_says_where_it_looked() throws Exception {
        Path old = fakeJdk("old", "17.0.15");
        Path folders = Files.createDirectories(temporary.resolve("jdks"));
        Outcome outcome = Processes.run(
                ROOT,
                Map.of(
                        "PATH", pathWithoutJava(),
                        "JAVA_HOME", old.toString(),
                        "HOME", temporary.toString(),
                        "GHOSTLIGHT_JDK_FOLDERS", folders.toString()),
                "./ghostlight",
                "--version");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .startsWith("ghostlight: no JDK 25 or newer was found. Nothing was run. Install one")
                .contains("PATH: no java", folders.toString())
                .contains(old + ": version 17.0.15");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void a_jdk_too_old_in_java_home_is_passed_over() throws Exception {
        Path old = fakeJdk("old", "1.8.0_402");
        Outcome outcome = Processes.run(
                ROOT,
                Map.of(
                        "JAVA_HOME", old.toString(),
                        "GHOSTLIGHT_JDK_FOLDERS",
                                Path.of(System.getProperty("java.home"), "..").toString()),
                "./ghostlight",
                "--version");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).matches(VERSION);
    }

    @Test
    void closed_streams_are_no_failure() throws Exception {
        Outcome outcome = Processes.run(ROOT, Map.of(), "bash", "-c", "./ghostlight --version <&- >&- 2>&-");
        assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void a_reader_that_goes_away_is_no_failure() throws Exception {
        Outcome outcome =
                Processes.run(ROOT, Map.of(), "bash", "-c", "./ghostlight completion | true; echo ${PIPESTATUS[0]}");
        assertThat(outcome).isEqualTo(new Outcome(0, "0\n", ""));
    }

    @Test
    void the_completion_script_completes() throws Exception {
        Outcome outcome = Processes.run(
                ROOT,
                Map.of(),
                "bash",
                "-c",
                "source <(./ghostlight completion); COMP_WORDS=(ghostlight exp) COMP_CWORD=1;"
                        + " _complete_ghostlight; echo \"${COMPREPLY[@]}\"");
        assertThat(outcome).isEqualTo(new Outcome(0, "explain\n", ""));
    }

    @Test
    void a_cache_of_the_jvm_that_is_broken_or_foreign_is_passed_over_in_silence() throws Exception {
        Path copy = copyOfTheBuild();
        try (Stream<Path> caches = Files.list(copy.resolve("app/target"))) {
            for (Path cache :
                    caches.filter(file -> file.toString().endsWith(".aot")).toList()) {
                Files.writeString(cache, "not a cache");
            }
        }
        Outcome outcome = Processes.run(copy, Map.of(), "./ghostlight", "--version");
        assertThat(outcome.out()).matches(VERSION);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void the_launcher_becomes_the_jvm_so_that_who_kills_one_kills_both() throws Exception {
        assertThat(ghostlight("--version").exitCode()).isZero();
        Path pipe = temporary.resolve("pipe");
        assertThat(Processes.run(ROOT, Map.of(), "mkfifo", pipe.toString()).exitCode())
                .isZero();
        Process launcher = Processes.start(
                ROOT,
                Map.of(),
                temporary.resolve("out"),
                temporary.resolve("err"),
                "./ghostlight",
                "forecast",
                pipe.toString());
        while (launcher.isAlive() && !launcher.info().command().orElse("").endsWith("/java")) {
            Thread.sleep(10);
        }
        assertThat(launcher.isAlive()).isTrue();
        launcher.destroyForcibly();
        assertThat(launcher.waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void two_first_runs_of_a_fresh_copy_at_the_same_time_build_once() throws Exception {
        Path copy = copyOfTheRepository();
        Outcome both = Processes.run(
                copy,
                Map.of(),
                "bash",
                "-c",
                "./ghostlight --version & ./ghostlight --version; first=$?; wait $! && exit $first");
        assertThat(both.out()).matches(VERSION + VERSION);
        assertThat(both.exitCode()).as(both.err()).isZero();
        assertThat(both.err()).containsOnlyOnce("ghostlight: building");

        Files.createFile(copy.resolve("app/target/ghostlight.building"));
        assertThat(Processes.run(copy, Map.of(), "./ghostlight", "--version").err())
                .as("a build that was broken off is done anew")
                .contains("ghostlight: building");
        assertThat(Processes.run(copy, Map.of(), "./ghostlight", "--version").err())
                .isEmpty();
    }

    @Test
    void a_build_that_fails_says_why_and_leaves_nothing_behind() throws Exception {
        Path copy = copyOfTheRepository();
        Path main = copy.resolve("app/src/main/java/dev/ghostlight/app/cli/Main.java");
        Files.writeString(main, "nonsense");
        Outcome outcome = Processes.run(copy, Map.of(), "./ghostlight", "--version");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("Main.java", "ghostlight: the build failed;");
        assertThat(outcome.out()).isEmpty();
        assertThat(Processes.run(copy, Map.of(), "./ghostlight", "--version").exitCode())
                .isEqualTo(3);
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path home = temporary.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        assertThat(Files.createFile(home.resolve("bin/javac")).toFile().setExecutable(true))
                .isTrue();
        return home;
    }

    /** A folder with the commands that the launcher needs before it has found a JDK, and no other. */
    private String pathWithoutJava() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("path"));
        for (String command : new String[] {"bash", "readlink", "dirname"}) {
            Files.createSymbolicLink(folder.resolve(command), Path.of("/usr/bin", command));
        }
        return folder.toString();
    }

    private Path copyOfTheRepository() throws IOException, InterruptedException {
        Path copy = Files.createDirectories(temporary.resolve("a fresh copy"));
        Outcome listed = Processes.run(ROOT, Map.of(), "git", "ls-files", "-z", "-co", "--exclude-standard");
        for (String name : listed.out().split("\0", -1)) {
            if (Files.isRegularFile(ROOT.resolve(name))) {
                Path file = copy.resolve(name);
                Files.createDirectories(file.getParent());
                Files.copy(ROOT.resolve(name), file, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    /** A copy of what has been built, with the times of all files and folders. */
    private Path copyOfTheBuild() throws IOException, InterruptedException {
        assertThat(ghostlight("--version").exitCode()).isZero();
        Path copy = Files.createDirectories(temporary.resolve("a copy of the build"));
        Outcome copied = Processes.run(
                ROOT,
                Map.of(),
                "cp",
                "-a",
                "ghostlight",
                ".launch",
                ".mvn",
                "pom.xml",
                "core",
                "picocli",
                "app",
                copy.toString());
        assertThat(copied.exitCode()).as(copied.err()).isZero();
        return copy;
    }
}
