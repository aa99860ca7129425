package io.github.fleetmaven.it;

/** One killing. */
record Killing(String text, boolean instancesUnderWay) {}
