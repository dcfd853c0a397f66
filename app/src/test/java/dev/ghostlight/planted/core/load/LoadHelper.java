package dev.ghostlight.planted.core.load;

/** Fault: a name that says nothing. */
final class LoadHelper {
    private LoadHelper() {}
}
