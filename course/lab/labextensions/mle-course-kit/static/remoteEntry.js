// The kit in JupyterLab: a button to hand in, feedback and progress in tabs, the class for an instructor.
//
// Written by hand as the container that Lab loads (webpack's module federation), so that no Node is needed to build it.
// Lab gives its own packages as `scope`: name -> version -> {get}.
"use strict";
(() => {
  let scope = {};

  const shared = async (name) => {
    const [offered] = Object.values(scope[name]);
    return (await offered.get())();
  };

  // Feedback is asked for in questions that the server holds open for a while; after so many seconds we stop asking.
  const PATIENCE = 120;
  const ICON =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="16"><path class="jp-icon3 jp-icon-selectable" ' +
    'fill="#616161" d="M12 3 1 9l11 6 9-4.9V17h2V9zM5 13.2v4L12 21l7-3.8v-4L12 17z"/></svg>';

  const plugin = async () => {
    const [launchers, menus, apputils, services, components, lumino, coreutils] = await Promise.all(
      [
        "@jupyterlab/launcher",
        "@jupyterlab/mainmenu",
        "@jupyterlab/apputils",
        "@jupyterlab/services",
        "@jupyterlab/ui-components",
        "@lumino/widgets",
        "@jupyterlab/coreutils",
      ].map(shared),
    );
    const { Notification, MainAreaWidget, ICommandPalette } = apputils;
    const { PageConfig, URLExt } = coreutils;
    const settings = services.ServerConnection.makeSettings();
    const address = (...path) => URLExt.join(settings.baseUrl, ...path);

    // The answer's JSON; an Error with the server's own sentence where it refuses.
    const ask = async (path, options = {}) => {
      const response = await services.ServerConnection.makeRequest(address(path), options, settings);
      const answer = await response.json().catch(() => ({}));
      if (!response.ok) {
        throw new Error(answer.message || `The server answers ${response.status} ${response.statusText}.`);
      }
      return answer;
    };
    // null where the server has no such part of ours, or stands in a folder that is not for it.
    const asked = (part, path) => (PageConfig.getOption(part) ? ask(path).catch(() => null) : null);

    const activate = async (app, launcher, menu, palette) => {
      const [place, course] = await Promise.all([
        asked("courseLearner", "course/api/workspace"),
        asked("courseInstructor", "autograder/api/course"),
      ]);
      const topics = place && place.topics;
      if (!topics && !course) {
        return;
      }
      const icon = new components.LabIcon({ name: "course:icon", svgstr: ICON });
      const tabs = new Map();

      // Show a page of ours in a tab of its own, anew if it is open already.
      const open = (id, label, url, { mode = "tab-after", scripts = false } = {}) => {
        const known = tabs.get(id);
        if (known && !known.isDisposed) {
          known.content.node.firstChild.src = url;
          app.shell.activateById(known.id);
          return;
        }
        const frame = document.createElement("iframe");
        frame.title = label;
        frame.style.cssText = "width: 100%; height: 100%; border: 0";
        if (!scripts) {
          frame.sandbox = "allow-same-origin";
        }
        frame.src = url;
        const content = new lumino.Widget();
        content.node.append(frame);
        const tab = new MainAreaWidget({ content });
        tab.id = `course-${id}`;
        Object.assign(tab.title, { label, icon, closable: true });
        tabs.set(id, tab);
        app.shell.add(tab, "main", { mode });
        app.shell.activateById(tab.id);
      };
      const feedback = (topic) =>
        open(`feedback-${topic}`, `Feedback: ${topic}`, address("course/feedback", topic), { mode: "split-right" });

      // The topic of a notebook, by where it lies; nothing for any other file.
      const topicOf = (path) => {
        const [folder, file, ...rest] = path.split("/");
        return topics && !rest.length && file === `${folder}.ipynb` && folder in topics ? folder : "";
      };
      const current = () => {
        const widget = app.shell.currentWidget;
        return widget && widget.context ? { context: widget.context, topic: topicOf(widget.context.path) } : {};
      };

      const busy = new Set(); // topics on their way: a second click adds nothing
      const handIn = async (context, topic) => {
        if (busy.has(topic)) {
          return;
        }
        busy.add(topic);
        const id = Notification.emit(`${topics[topic]}: handing in`, "in-progress", { autoClose: false });
        const say = (message, type, action) =>
          Notification.update({
            id,
            message,
            type,
            autoClose: type === "success" ? 8000 : false,
            actions: action ? [{ label: "Feedback", callback: () => feedback(topic) }] : [],
          });
        try {
          await context.save();
          await ask("course/api/submit", { method: "POST", body: JSON.stringify({ topic }) });
          say(`${topics[topic]}: handed in, waiting for the result`, "in-progress");
          const end = Date.now() + 1000 * PATIENCE;
          let found = { ready: false };
          while (!found.ready && Date.now() < end) {
            found = await ask(`course/api/feedback?topic=${encodeURIComponent(topic)}`);
          }
          if (!found.ready) {
            say(`${topics[topic]}: handed in. The result is not there yet; look again later.`, "info", true);
          } else if (found.refused) {
            say(`${topics[topic]}: ${found.refused}`, "error");
          } else {
            say(`${topics[topic]}: ${+found.score.toFixed(2)} of ${found.max_score} points`, "success", true);
            feedback(topic);
          }
        } catch (error) {
          say(`${topics[topic]}: ${error.message}`, "error");
        } finally {
          busy.delete(topic);
        }
      };

      const commands = [];
      const command = (id, label, caption, execute, more = {}) => {
        app.commands.addCommand(id, { label, caption, icon, execute, ...more });
        commands.push(id);
      };
      if (topics) {
        const isEnabled = () => Boolean(current().topic);
        command(
          "course:hand-in",
          "Hand In",
          "Save this notebook, hand it in, and show the result",
          () => handIn(current().context, current().topic),
          { isEnabled },
        );
        command("course:feedback", "Feedback", "What came back for this notebook", () => feedback(current().topic), {
          isEnabled,
        });
        command("course:progress", "My Progress", "Levels, hours, journal, and what to do next", () =>
          open("progress", "My progress", address("course/progress")),
        );
        app.docRegistry.addWidgetExtension("Notebook", {
          createNew: (panel, context) => {
            const button = new components.ToolbarButton({
              icon,
              label: "Hand in",
              tooltip: "Save this notebook, hand it in, and show the result",
              onClick: () => handIn(context, topicOf(context.path)),
            });
            const show = () => button.setHidden(!topicOf(context.path));
            show();
            context.pathChanged.connect(show);
            panel.toolbar.insertItem(9, "course-hand-in", button);
            return button;
          },
        });
      }
      if (course) {
        command("course:class", "Class", "Grade what was handed in; who is stuck; what waits for you", () =>
          open("class", "Class", address("autograder/class"), { scripts: true }),
        );
      }
      for (const id of commands) {
        if (palette) {
          palette.addItem({ command: id, category: "Course" });
        }
      }
      for (const id of commands.filter((id) => id === "course:progress" || id === "course:class")) {
        if (launcher) {
          launcher.add({ command: id, category: "Course", rank: 0 });
        }
      }
      if (menu) {
        const own = new components.MenuSvg({ commands: app.commands });
        own.id = "course-menu";
        own.title.label = "Course";
        commands.forEach((id) => own.addItem({ command: id }));
        menu.addMenu(own, true, { rank: 900 });
      }
    };

    return {
      id: "mle-course-kit:plugin",
      description: "Hand in, read feedback, see progress; grade a class.",
      autoStart: true,
      optional: [launchers.ILauncher, menus.IMainMenu, ICommandPalette],
      activate: (app, ...parts) => void activate(app, ...parts).catch((error) => console.error("course:", error)),
    };
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["mle-course-kit"] = {
    init: (offered) => {
      scope = offered;
    },
    get: async (name) => {
      if (name !== "./extension") {
        throw new Error(`mle-course-kit has no module ${name}`);
      }
      const made = await plugin();
      return () => ({ __esModule: true, default: made });
    },
  };
})();
