/** Pure rollout arithmetic: waves, budgets, decisions. */
@NullMarked
package io.github.fleetmaven.rollout;

import org.jspecify.annotations.NullMarked;
