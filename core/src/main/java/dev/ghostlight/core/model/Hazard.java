package dev.ghostlight.core.model;

/** A kind of harm, with a stable id, one class, one page ({@code docs/hazards/<id>.md}) and one test. */
public interface Hazard {
    /** The stable id, in kebab case; never reused for something else. */
    String id();

    /** The harm in one sentence without numbers. */
    String title();
}
