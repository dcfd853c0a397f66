/** Tests that may be looked at any time: what they claim holds however often one looks. */
@NullMarked
package dev.ghostlight.core.judge.statistics;

import org.jspecify.annotations.NullMarked;
