/** What Alibaba Cloud ECS shows of instances, and what a pom asks of their virtio drivers. */
@NullMarked
package io.github.fleetmaven.model.ecs;

import org.jspecify.annotations.NullMarked;
