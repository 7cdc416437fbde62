package vn.tram.hardware.virtual;

import vn.tram.hardware.box.Sight;

/**
 * What happened to a picture that was held before the virtual box.
 *
 * @param sight what the eye made of it
 * @param state the box after the gate's answer
 */
public record Answer(Sight sight, BoxState state) {}
