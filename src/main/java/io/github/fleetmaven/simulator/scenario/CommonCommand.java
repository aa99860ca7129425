package io.github.fleetmaven.simulator.scenario;

/**
 * A common command of Cloud Assistant.
 *
 * @param name its name
 * @param type what runs it
 * @param content its text
 * @param provider whose it is
 * @param version its version, from 1
 * @param timeout how long it may take, in seconds
 */
public record CommonCommand(
    String name, String type, String content, String provider, int version, int timeout) {}
