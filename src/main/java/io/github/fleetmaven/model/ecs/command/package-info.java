/** What is sent to Windows instances of ECS, and how what they print is read: pure text. */
@NullMarked
package io.github.fleetmaven.model.ecs.command;

import org.jspecify.annotations.NullMarked;
