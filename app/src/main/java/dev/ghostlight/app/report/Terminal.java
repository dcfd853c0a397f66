package dev.ghostlight.app.report;

/**
 * What the output can show.
 *
 * @param width columns; below 40 is taken as 40, above 200 as 200
 * @param color whether colours may be used
 */
public record Terminal(int width, boolean color) {
    public Terminal {
        width = Math.clamp(width, 40, 200);
    }
}
