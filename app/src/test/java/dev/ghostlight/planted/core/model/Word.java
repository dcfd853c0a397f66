package dev.ghostlight.planted.core.model;

/** A word of the model. */
public record Word(int count) {}
