/** Alibaba Cloud ECS by the vendor's SDK, one class for each remote action. */
@NullMarked
package io.github.fleetmaven.alibaba;

import org.jspecify.annotations.NullMarked;
