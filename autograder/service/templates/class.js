// The buttons of the class's page: each starts a run on the server; what it says is shown until it has ended.
"use strict";
(() => {
  const EVERY = 500; // milliseconds between two questions
  const job = document.getElementById("job");
  const buttons = [...document.querySelectorAll("button[data-do]")];
  const cookie = (name) => (document.cookie.match(`(?:^|; )${name}=([^;]*)`) || ["", ""])[1];

  const ask = async (path, body) => {
    const options = body
      ? { method: "POST", body: JSON.stringify(body), headers: { "X-XSRFToken": cookie("_xsrf") } }
      : {};
    const response = await fetch(`api/${path}`, options);
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.message || response.statusText);
    }
    return answer;
  };

  const minutes = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);
  const sentence = (about) => {
    const count = about.of ? `: ${about.step} ${about.done} of ${about.of}, last ${about.current}` : "";
    return `${about.what}${count}${about.left ? `, about ${minutes(about.left)} left` : ""}`;
  };

  const show = (about) => {
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", about.what);
    if (about.of) {
      bar.max = about.of;
      bar.value = about.done;
    }
    const words = document.createElement("p");
    words.textContent = sentence(about);
    const failed = document.createElement("ul");
    failed.append(
      ...about.failed.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
    );
    job.replaceChildren(bar, words, failed);
  };

  const complain = (error) => {
    const words = document.createElement("p");
    words.textContent = error.message;
    job.replaceChildren(words);
    buttons.forEach((button) => (button.disabled = false));
  };

  const follow = async () => {
    buttons.forEach((button) => (button.disabled = true));
    for (;;) {
      const about = await ask("progress");
      if (!about.running) {
        location.reload(); // the server draws the new state
        return;
      }
      show(about);
      await new Promise((done) => setTimeout(done, EVERY));
    }
  };

  for (const button of buttons) {
    button.addEventListener("click", () =>
      ask(button.dataset.do, { assignment: button.dataset.assignment }).then(follow).catch(complain),
    );
  }
  if (job.dataset.running) {
    follow().catch(complain);
  }
})();
