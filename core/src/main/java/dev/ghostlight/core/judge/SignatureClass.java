package dev.ghostlight.core.judge;

/** What a signature is on a changed node, held against the baseline. */
public enum SignatureClass {
    /** No known release and no node that was not changed has said so. */
    NEW,
    /** It is known, and no more is proven. */
    KNOWN,
    /** It is known, and became more frequent by proof. */
    MORE,
    /** It is known, and became less frequent by proof. */
    FEWER,
    /** It was regular, and no more came, by proof. */
    GONE,
    /** It is known from the time around earlier deploys only, and came around this one. */
    DEPLOY_NOISE;

    /** As the published contract has it. */
    public String word() {
        return name().replace('_', '-');
    }
}
