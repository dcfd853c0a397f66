package dev.ghostlight.app.shadow.fill;

/**
 * A column that gets values.
 *
 * @param number its number in its table
 * @param name its name
 * @param type how its values look
 * @param isRequired whether every row must have a value
 * @param isUnique whether it is part of a key, so that its values should differ
 */
record Column(int number, String name, Type type, boolean isRequired, boolean isUnique) {
    /**
     * A type.
     *
     * @param sql as SQL writes it, with its length
     * @param base the name of the type below: of a domain its base type's, of an array its element's
     * @param category the catalog's letter: N number, S text, D time ...; of an array its element's
     * @param kind the catalog's letter: b base, d domain, e enum, c composite, r range, m multirange
     * @param isArray whether it is an array
     * @param modifier the catalog's number for its length or precision; -1 for none
     * @param below as SQL writes the type below
     */
    record Type(String sql, String base, String category, String kind, boolean isArray, int modifier, String below) {}
}
