/** What whoever runs the service may set. Foundation: imports no capability. */
package dev.heng.evaluation.settings;
