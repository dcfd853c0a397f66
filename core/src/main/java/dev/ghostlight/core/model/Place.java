package dev.ghostlight.core.model;

/**
 * Where something stands that a person wrote: a file, the path of the value inside it, and its position.
 *
 * @param file the file's name as the user knows it, or {@code command line}
 * @param pointer the path of the value, as a JSON pointer such as {@code /environments/prod/stores/db}; empty for the
 *     whole file
 * @param line the line, from 1; 0 when there is none
 * @param column the column, from 1; 0 when there is none
 */
public record Place(String file, String pointer, int line, int column) {
    /** A place without a line, such as an option of the command line. */
    public static Place of(String file, String pointer) {
        return new Place(file, pointer, 0, 0);
    }

    /** The same file, with the value's path extended by one word. */
    public Place child(String word) {
        return new Place(file, pointer + "/" + word.replace("~", "~0").replace("/", "~1"), line, column);
    }

    /** The place as reports show it: {@code ghostlight.yaml#/environments/prod}. */
    @Override
    public String toString() {
        return pointer.isEmpty() ? file : file + "#" + pointer;
    }
}
