/** The goals: thin adapters of Maven to one workflow. Maven's types stay here. */
@NullMarked
package io.github.fleetmaven.mojo;

import org.jspecify.annotations.NullMarked;
