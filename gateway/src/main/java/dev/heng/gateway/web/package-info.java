/** Problem documents and correlation ids of the gateway's own answers. Foundation: imports no capability. */
package dev.heng.gateway.web;
