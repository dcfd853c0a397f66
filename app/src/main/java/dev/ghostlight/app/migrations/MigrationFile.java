package dev.ghostlight.app.migrations;

/**
 * A file that may hold migrations.
 *
 * @param path its path below the folder, with slashes
 * @param shown its path as the user knows it
 * @param text what it holds
 */
record MigrationFile(String path, String shown, String text) {
    /** Its name without folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What a migration in it is called. */
    String title() {
        return path.isEmpty() ? shown : name();
    }

    /** Whether it lies in the folder itself. */
    boolean isAtTop() {
        return path.indexOf('/') < 0;
    }
}
