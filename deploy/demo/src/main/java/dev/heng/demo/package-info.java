/**
 * The demo hospital. Owns the files under {@code x-hospital/} (one fictional tertiary hospital, X医院), their expansion into monthly figures and the
 * loader, which knows the suite by its public API only. Promises that the same files always give the same figures to the cent, and that a
 * second load changes nothing. Imports nothing of the services.
 */
package dev.heng.demo;
