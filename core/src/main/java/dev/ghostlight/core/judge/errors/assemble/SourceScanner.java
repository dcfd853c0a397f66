package dev.ghostlight.core.judge.errors.assemble;

/** Goes over what those write before a line who collect several containers, pods or files. For one thread. */
final class SourceScanner {
    private static final int POD_MAX = 300;
    private static final int CONTAINER_MAX = 60;

    private final Scan scan;

    SourceScanner(Scan scan) {
        this.scan = scan;
    }

    /** The container that a line begins with; empty, and nothing is gone over, where it begins with none. */
    String take() {
        return scan.take("[pod/") ? pod() : container();
    }

    /** {@code [pod/web-1/app] } of kubectl. */
    private String pod() {
        int end = scan.find(']', POD_MAX);
        if (end < 0) {
            scan.moveTo(0);
            return "";
        }
        String source = scan.to(end);
        scan.moveTo(end + 1);
        scan.take(' ');
        return source;
    }

    /** {@code web-1 | }, as docker compose writes it. */
    private String container() {
        int end = 0;
        while (end < CONTAINER_MAX && isNameCharacter(scan.peek(end))) {
            end++;
        }
        int bar = end;
        while (bar < CONTAINER_MAX && scan.peek(bar) == ' ') {
            bar++;
        }
        if (end == 0 || bar == end || scan.peek(bar) != '|' || scan.peek(bar + 1) != ' ') {
            return "";
        }
        String source = scan.to(end);
        scan.moveTo(bar + 2);
        return source;
    }

    private static boolean isNameCharacter(char character) {
        return Scan.isLetter(character)
                || Scan.isDigit(character)
                || character == '-'
                || character == '_'
                || character == '.';
    }
}
