//! Who listens on the stage. Draws nothing and decides nothing: every event
//! becomes a call of the screen.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CanvasRenderingContext2d, Element, EventTarget, HtmlCanvasElement, HtmlElement, KeyboardEvent, PointerEvent,
    ResizeObserver, WheelEvent,
};

use super::Screen;
use super::elements::Elements;
use crate::timeline::{CanvasSurface, Point};
use crate::ui::theme;

/// The elements, a surface over each canvas, and whoever listens.
pub(super) struct Mount {
    pub elements: Elements,
    pub plot: CanvasSurface,
    pub names: CanvasSurface,
    _listeners: Vec<EventListener>,
    sizes: ResizeObserver,
    _resized: Closure<dyn FnMut()>,
}

impl Mount {
    /// Begins to listen; nothing if the browser has no canvas to offer.
    pub(super) fn new(elements: Elements, screen: &Rc<Screen>) -> Option<Self> {
        let style = web_sys::window()?.get_computed_style(&elements.lanes).ok().flatten()?;
        let family = style.get_property_value("font-family").unwrap_or_else(|_| "sans-serif".to_owned());
        let surface = |canvas: &HtmlCanvasElement| {
            let context = canvas.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()?;
            Some(CanvasSurface::new(context, family.clone()))
        };
        let resized = {
            let screen = Rc::clone(screen);
            Closure::<dyn FnMut()>::new(move || screen.changed())
        };
        let sizes = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        sizes.observe(&elements.lanes);
        Some(Self {
            plot: surface(&elements.plot)?,
            names: surface(&elements.names)?,
            _listeners: listeners(&elements, screen),
            elements,
            sizes,
            _resized: resized,
        })
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        self.sizes.disconnect();
    }
}

fn listeners(elements: &Elements, screen: &Rc<Screen>) -> Vec<EventListener> {
    let Elements { lanes, root, scrub, query, twin, .. } = elements;
    let mut listeners = vec![
        on(lanes, "scroll", screen, |screen, _: &web_sys::Event| screen.changed()),
        on(lanes, "pointermove", screen, |screen, event: &PointerEvent| screen.point(event, Some(place(event)))),
        on(lanes, "pointerdown", screen, |screen, event: &PointerEvent| screen.press(event, place(event))),
        on(lanes, "pointerup", screen, |screen, event: &PointerEvent| screen.release(event, place(event))),
        on(lanes, "pointercancel", screen, |screen, event: &PointerEvent| screen.cancel(event)),
        on(lanes, "pointerleave", screen, |screen, event: &PointerEvent| screen.point(event, None)),
        on(lanes, "dblclick", screen, |screen, _: &web_sys::Event| screen.zoom_to_selected()),
        on(lanes, "wheel", screen, |screen, event: &WheelEvent| screen.wheel(event, place(event))),
        on(twin, "focusin", screen, |screen, _: &web_sys::Event| screen.keys_are(true)),
        on(twin, "focusout", screen, |screen, _: &web_sys::Event| screen.keys_are(false)),
        on(root, "keydown", screen, |screen, event: &KeyboardEvent| screen.key(event)),
        on(root, "click", screen, |screen, event: &web_sys::Event| {
            if let Some(act) = act_of(event) {
                screen.act(&act);
            }
        }),
        on(scrub, "input", screen, |screen, _: &web_sys::Event| screen.scrub()),
        on(query, "input", screen, |screen, _: &web_sys::Event| screen.search()),
    ];
    let lists = theme::QUERIES.iter().filter_map(|query| web_sys::window()?.match_media(query).ok().flatten());
    listeners.extend(lists.map(|list| on(&list, "change", screen, |screen, _: &web_sys::Event| screen.recolour())));
    listeners
}

fn on<E: JsCast>(
    target: &EventTarget,
    name: &'static str,
    screen: &Rc<Screen>,
    act: impl Fn(&Rc<Screen>, &E) + 'static,
) -> EventListener {
    let screen = Rc::clone(screen);
    let is_passive = !matches!(name, "keydown" | "wheel" | "pointerdown");
    let options = EventListenerOptions { passive: is_passive, ..EventListenerOptions::default() };
    EventListener::new_with_options(target, name, options, move |event| {
        let value: &JsValue = event.as_ref();
        if let Some(event) = value.dyn_ref::<E>() {
            act(&screen, event);
        }
    })
}

/// What the button does that was clicked.
fn act_of(event: &web_sys::Event) -> Option<String> {
    let clicked = event.target()?.dyn_into::<Element>().ok()?;
    clicked.closest("[data-act]").ok().flatten()?.get_attribute("data-act")
}

/// Where in the picture an event took place.
fn place(event: &web_sys::MouseEvent) -> Point {
    let Some(lanes) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return Point { x: -1.0, y: -1.0 };
    };
    let rect = lanes.get_bounding_client_rect();
    Point { x: f64::from(event.client_x()) - rect.left(), y: f64::from(event.client_y()) - rect.top() }
}
